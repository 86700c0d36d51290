"""Themes: files, roles, and the picker."""
