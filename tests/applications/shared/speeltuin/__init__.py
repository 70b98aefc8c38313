"""An application to try the shared layer on: it counts things."""
