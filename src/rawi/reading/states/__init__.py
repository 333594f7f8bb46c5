"""Lasting relations that an article asserts: who leads, holds an office, supports or controls what."""

from rawi.reading.states.find import find_states

__all__ = ["find_states"]
