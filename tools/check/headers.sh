#!/bin/sh
# SPDX-License-Identifier: MIT
# Every header of the kernel and of the libraries compiles alone, so that the
# order in which a file includes them never matters.
set -u
cd "$(dirname "$0")/../.."
cc=${CC:-${CROSS:-}gcc}
bad=0
kernel="-ffreestanding -mcmodel=kernel -mno-red-zone -mgeneral-regs-only -fno-pic"
user="-nostdinc -isystem lib/c/include -isystem kernel -isystem lib -isystem $($cc -print-file-name=include)"

# alone FLAGS HEADER...
alone() {
	flags=$1
	shift
	for header in "$@"; do
		# shellcheck disable=SC2086
		$cc -std=gnu11 -Wall -Wextra -Wno-unused-parameter -Werror -I. $flags -fsyntax-only \
			-include "$header" -x c /dev/null || bad=1
	done
}
alone "$kernel" $(find kernel lib/base -name '*.h')
alone "$user" $(find lib/c lib/conc user -name '*.h')
exit $bad
