"""A year of measurements of 示例市, made up: water, rain and air, with the gaps real ones have."""
