"""Drawings as lines of text: functions of plain values, a width in cells and the signs to use."""
