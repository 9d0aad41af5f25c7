"""What a user of the program may run into, told in one line."""


class MusnadError(Exception):
    """Base of the errors whose message is meant for the reader: one line that names what is wrong and where."""
