"""Whether the installed Textual still uses the private names that we lean on."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import CodeType

from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

Uses = Mapping[str, AbstractSet[str]]
"""`Class.method` in Textual → names that its code uses."""

_CLASSES = {kind.__name__: kind for kind in (Driver, LinuxDriver, Parser, XTermParser)}


def are_used(uses: Uses) -> bool:
    """Whether every method is there and uses every name: about the shape that was tested."""
    return all(names <= _names_in(method) for method, names in uses.items())


def _names_in(method: str) -> set[str]:
    class_name, _, name = method.partition(".")
    code = getattr(getattr(_CLASSES[class_name], name, None), "__code__", None)
    return set() if code is None else set(_names(code))


def _names(code: CodeType) -> Iterator[str]:
    """The names in a function and in the functions inside it."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
