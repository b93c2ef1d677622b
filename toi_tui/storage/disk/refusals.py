"""The system's refusals in the language of the screen."""

import errno
import os
from pathlib import Path

from toi_tui.locale import N_, _

_MEANING = {
    errno.ENOENT: N_("There is no such file"),
    errno.ENOTDIR: N_("There is no such file"),
    errno.EACCES: N_("You do not have the rights to this file or its folder"),
    errno.EPERM: N_("You do not have the rights to this file or its folder"),
    errno.ENOSPC: N_("The disk is full"),
    errno.EDQUOT: N_("Your share of the disk is full"),
    errno.EROFS: N_("The disk is read-only"),
    errno.EIO: N_("The disk or the network fails"),
    errno.ENAMETOOLONG: N_("The file's name is too long"),
    errno.ELOOP: N_("The links to this file go in a circle"),
    errno.EMFILE: N_("Too many files are open"),
    errno.EEXIST: N_("There is already something of this name"),
}


def told(error: OSError) -> str:
    """Why the system refused, without the file's name."""
    code = error.errno or 0
    if error.strerror and error.strerror != os.strerror(code):
        return error.strerror  # said by us, more exactly
    if code == errno.ENOENT and error.filename and not Path(error.filename).parent.is_dir():
        return _("There is no such folder")
    return _(_MEANING[code]) if code in _MEANING else error.strerror or str(error)


def retold(error: OSError) -> OSError:
    """The same error with its reason in the language of the screen."""
    return OSError(error.errno, told(error), error.filename) if error.errno else error
