"""How the settings are laid out, by the size of the screen."""

from typing import Final

TITLE_FROM: Final = 8
"""Rows from which there is a title."""
LOW: Final = {"-low": 30, "-lowest": 22}
"""Rows below which there is no blank one around the list, and no sentence about all of it."""
CSS: Final = """
SettingsScreen {
    align-horizontal: center;
    SettingsTitle { height: 1; padding: 0 1; max-width: 120; }
    #settings-body { height: 1fr; padding: 0 1; max-width: 120; }
    #settings-side { width: 1fr; height: auto; }
    SettingsMeaning, SettingsDetail { height: 1fr; }
    #settings-detail { height: 3; }
    Line { display: none; }
    &.-typing Line { display: block; }
    &.-typing #settings-detail { height: 4; }
    &.-tiny SettingsTitle { display: none; }
    &.-tall SettingsTitle { margin: 1 0; padding: 0 2; }
    &.-tall #settings-body { padding: 0 2; }
    &.-tall #settings-side { margin-top: 1; }
    &.-tall #settings-detail { height: 6; }
    &.-tall.-typing #settings-detail { height: 9; }
    &.-tall.-typing.-normal MeaningArea { display: none; }
    &.-low SettingsTitle { margin: 0; }
    &.-low #settings-side { margin-top: 0; }
    &.-lowest #settings-detail { height: 5; }
    &.-lowest MeaningArea { display: none; }
    &.-tall.-narrow SettingsTitle, &.-tall.-narrow #settings-body { padding: 0 1; }
    &.-tall.-wide #settings-body { layout: horizontal; }
    &.-tall.-wide #settings-frame { width: 62fr; padding: 1 1; }
    &.-tall.-wide #settings-side { width: 52fr; height: 1fr; margin: 0 0 0 2; }
    &.-tall.-wide #settings-detail { height: 1fr; padding: 1 2; }
    &.-tall.-wide Line { margin-bottom: 1; }
}
"""
