"""Detectors: each looks at samples or passings and measures. They suggest; they never punish."""
