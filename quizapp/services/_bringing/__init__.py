"""Bringing in what others wrote: packages of notes, with their schedules and answers."""
