"""How a catalogue server is set up."""
