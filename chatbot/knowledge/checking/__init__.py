"""The rules that keep the knowledge true, plain and dated, and the faults they find."""
