# SPDX-License-Identifier: MIT
"""The parts of tools/gdb/heddle.py."""
