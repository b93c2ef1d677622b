"""Other programs' formats, both ways: their bytes and links, and our values. Pure: nothing here opens a file.

A format is here when another program takes it for its own and does something with it: mail programs a letter, today;
mind maps, calendars, tables and what is read from them belong here. What is laid out for people to read is in
`report/`, and so are the values that are given away (a letter, a tree); our own file is the storage's, and what is read
becomes part of a session by an edit of the caller's.
"""
