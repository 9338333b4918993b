# SPDX-License-Identifier: MIT
# Reads what gcov says of each object of the kernel, behind a line "source FILE
# FUNCTION...", the functions that the file itself has.
$1 == "source" { file = $2; split(file, part, "/"); floor = part[2]; split("", own); for (i = 3; i <= NF; i++) own[$i] = 1 }
$1 == "Function" { name = substr($2, 2, length($2) - 2) }
$1 == "File" { name = ""; counted = index($2, file) }
/^Lines executed:/ {
	split($0, word, /[:% ]+/)
	if (name != "" && name in own && word[3] == 0) never = never sprintf("  %-24s %s (%d lines)\n", file, name, word[5])
	if (name == "" && counted) { total[floor] += word[5]; ran[floor] += word[3] * word[5] / 100; counted = 0 }
}
END {
	printf "functions that never ran:\n%s", never
	for (floor in total) {
		percent = 100 * ran[floor] / total[floor]
		printf "%s %-6s %5.1f %% of %5d lines\n", percent < goal ? "FAIL" : "ok", floor ":", percent, total[floor]
		bad = bad || percent < goal
	}
	exit bad
}