"""Makes the spreadsheets of the ready-made agents: all of it fictitious, of 示例市."""
