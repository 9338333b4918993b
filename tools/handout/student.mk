# SPDX-License-Identifier: MIT
# What a student's tree (tools/handout/make.sh) has beside the course's own targets.

# How each file is compiled, for editors; also those in mine/.
COMMANDS_OF := $(wildcard labs/*/mine)
compile_commands.json: $B/labs/user.flags $B/labs/kernel.flags $(COMMANDS_OF) tools/handout/commands.sh
	$Qsh tools/handout/commands.sh >$@
ALL += compile_commands.json

FROM ?=
.PHONY: check update
check: all
	@sh tools/handout/check.sh

update:
	@sh tools/handout/update.sh '$(FROM)'
