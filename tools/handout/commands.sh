#!/bin/sh
# SPDX-License-Identifier: MIT
# commands.sh: compile_commands.json, on stdout.  A file under labs/LAB/mine/ is compiled as the one whose place it takes.
kernel=$(cat build/labs/kernel.flags) user=$(cat build/labs/user.flags)
between='['
git ls-files -co --exclude-standard '*.c' | grep -E '^(kernel|lib|user|labs)/' | grep -Ev '^(labs/[^/]*/starter|user/lessons/check)/' |
	while IFS= read -r file; do
		case ${file#labs/*/mine/} in
		kernel/*) flags=$kernel ;;
		*) flags=$user ;;
		esac
		case $file in
		labs/*/tests/* | labs/*/explore/* | labs/*/part0/* | labs/harness/*) flags="$flags -Ilabs/harness" ;;
		esac
		printf '%s\n{"directory": "%s", "file": "%s", "command": "%s -c %s"}' "$between" "$PWD" "$file" "$flags" "$file"
		between=,
	done
printf '\n]\n'
