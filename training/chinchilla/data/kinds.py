"""What a label can ask for."""

from enum import IntEnum


class Kind(IntEnum):
    """What a label asks for. The same name means different spans under different kinds."""

    ENTITY = 0
    SUBJECT = 1  # the head of a relation
    TRIGGER = 2  # the trigger of an event
    OBJECT = 3  # child: the tail of a relation, given its head
    ARGUMENT = 4  # child: an argument, given its trigger
