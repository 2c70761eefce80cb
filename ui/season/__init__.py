"""The season page: rankings of any size, a driver's page, the qualification board, rewards."""
