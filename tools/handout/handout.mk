# SPDX-License-Identifier: MIT
# make handout TO=DIR: the tree that students get.
TO ?=
.PHONY: handout
handout: all
	+@MAKE='$(MAKE)' sh tools/handout/make.sh '$(TO)'
