"""The stewards' console: cases, what is known of each, decisions and what they would do."""
