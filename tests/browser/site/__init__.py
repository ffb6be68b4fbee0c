"""The whole public portal: the demo content, the production server, every page."""
