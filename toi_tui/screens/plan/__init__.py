"""The plan step: focus, challenges and solutions, the action plan and its timeline."""
