"""From an annotated text to events and states: actors, dates, places, attribution."""
