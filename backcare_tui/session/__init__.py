"""The app without a screen: what runs beside it and knows no Textual."""
