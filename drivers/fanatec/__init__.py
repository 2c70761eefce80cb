"""Fanatec wheelbases over USB HID, read only: which are plugged in, where, and in which mode.

A wheelbase has no serial number: it is the USB port it hangs on, and a label that a person gives
it. Its product id says the mode, and the model only where no other model shares that id.
"""
