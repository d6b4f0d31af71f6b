"""The web: a request becomes a question or a command, and an answer. One package a noun; none imports another."""

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()
