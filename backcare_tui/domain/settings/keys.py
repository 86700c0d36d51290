"""Every setting by its name in `config.toml`, derived from what is declared."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from backcare_tui.domain import settings as declared
from backcare_tui.domain.settings import PRESETS, DaySettings, Settings
from backcare_tui.domain.settings.kinds import Kind, Value, show
from backcare_tui.domain.text import clean_line


class SettingKey(msgspec.Struct, frozen=True):
    """One setting, such as `breaks.every`."""

    section: str
    field: str

    @property
    def name(self) -> str:
        return f"{self.section}.{self.field}"

    @property
    def heading(self) -> str:
        """The section as a person reads it."""
        return _notes(Settings, self.section)[0]

    @property
    def kind(self) -> Kind:
        return _notes(_struct(self.section), self.field)[0]

    @property
    def doc(self) -> str:
        """What the setting is for: one sentence."""
        struct = _struct(self.section)
        text = _notes(struct, self.field)[1]
        return f"{text[:-1]} on {self.heading}." if struct is DaySettings else text

    @property
    def default(self) -> Value:
        return self.of(Settings())

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        words = self.kind.allowed(self.default)
        return f'"" for none, or {words}' if self.default is None else words

    def of(self, settings: Settings) -> Value:
        """This setting's value in `settings`."""
        value: Value = getattr(getattr(settings, self.section), self.field)
        return value

    def from_file(self, raw: object) -> Value:
        """The value that `raw` from TOML stands for. Raises ValueError saying what is allowed."""
        if raw == "" and self.default in ("", None):
            return self.default
        try:
            value = self.kind.meant(raw)
        except ValueError:
            value = None
        if value is None:
            raise ValueError(f"must be {self.allowed}, not {_quoted(raw)}")
        return value

    def from_text(self, text: str) -> Value:
        """The value that `text` from the command line stands for; refuses as `from_file` does."""
        return self.from_file(self.kind.typed(text.strip()))


def keys() -> tuple[SettingKey, ...]:
    """Every setting, in the order in which they are listed."""
    sections = Settings.__struct_fields__
    return tuple(
        SettingKey(section, field)
        for section in sections
        for field in _struct(section).__struct_fields__
    )


def find(name: str) -> SettingKey:
    """The key called `name`. Raises ValueError naming the nearest one, or what is known."""
    section, _, field = name.partition(".")
    if section in Settings.__struct_fields__ and field in _struct(section).__struct_fields__:
        return SettingKey(section, field)
    raise ValueError(f'"{clean_line(name, 60)}" is not known; {_suggestion(name)}')


def _struct(section: str) -> type[msgspec.Struct]:
    value: msgspec.Struct = getattr(Settings(), section)
    return type(value)


@cache
def _notes(struct: type[msgspec.Struct], field: str) -> tuple[Any, ...]:
    """What the `Annotated` of a field says beside its type."""
    # Each is evaluated alone, and when it is asked for: a start needs few of them.
    return get_args(eval(struct.__annotations__[field], declared.__dict__))[1:]


def _suggestion(name: str) -> str:
    from difflib import get_close_matches  # only when something is misspelt

    names = [key.name for key in keys()]
    if near := get_close_matches(name, names, n=1, cutoff=0.75):
        return f"did you mean {near[0]}?"
    section = name.partition(".")[0]
    if known := [each for each in names if each.startswith(f"{section}.")]:
        return f"known here are {', '.join(known)}"
    return f"known sections are {', '.join(Settings.__struct_fields__)}"


def build(values: Mapping[str, Value]) -> Settings:
    """Settings with `values` by key name; the default stands in for what is not given."""
    base = Settings()
    every = PRESETS[str(values.get("breaks.preset", base.breaks.preset))]
    sections: dict[str, dict[str, Value]] = {"breaks": {"every": every}}
    for name, value in values.items():
        section, _, field = name.partition(".")
        sections.setdefault(section, {})[field] = value
    changed: dict[str, Any] = {
        section: replace(getattr(base, section), **given) for section, given in sections.items()
    }
    return replace(base, **changed)


def as_toml(value: Value) -> int | bool | str | list[str]:
    """`value` as it stands in the file."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int) else show(value)


def _quoted(raw: object) -> str:
    if isinstance(raw, str):
        return f'"{clean_line(raw, 40)}"'
    if isinstance(raw, bool):
        return show(raw)
    if isinstance(raw, int) and abs(raw) >= 10**18:
        return "that number"  # it may have more digits than Python agrees to print
    return clean_line(str(raw), 40) if isinstance(raw, (int, float)) else "what stands there"
