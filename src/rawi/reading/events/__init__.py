"""Events: triggers in context, their parties, place, date and status."""
