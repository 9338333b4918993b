# SPDX-License-Identifier: MIT
# From lib/conc/README.md's table (Python's name | header) and those headers: "function<TAB>Python's name", for
# `lesson --under`.  queue_put, in queue.h, beside `queue.Queue`: queue.Queue.put.

function last_part(name) { sub(/.*[.]/, "", name); return name }

# FILENAME is the table's.
FILENAME ~ /README/ {
	if (!/^\| .*`[a-z_]+[.]h`/)
		next
	split($0, column, "|")
	names = split(column[2], name, "`")
	headers = split(column[3], header, "`")
	module = ""
	class = column[2] ~ /^ *[*][*]`[^`]*`[*][*] `/ ? name[2] "." : ""	# in bold, and its methods beside it
	for (i = 2; i <= names; i += 2) {
		if (module == "" && name[i] ~ /[.]/) {
			module = name[i]
			sub(/[^.]*$/, "", module)
		}
		if (name[i] !~ /[.]/)
			name[i] = (i > 2 && class ? class : module) name[i]
	}
	for (h = 2; h <= headers; h += 2) {
		if (!of[header[h]] && names > 1)
			of[header[h]] = name[2]
		for (i = 2; i <= names; i += 2)
			all[header[h]] = all[header[h]] " " name[i]
	}
	next
}

# One of the row's functions by that name; or a method of its class.
match($0, /[a-z_0-9]+\(/) && /^[a-z].*[ *][a-z_0-9]+\(/ && !/^(typedef|static|extern|return)/ {
	file = FILENAME
	sub(/.*\//, "", file)
	prefix = substr(file, 1, length(file) - 2)
	f = bare = substr($0, RSTART, RLENGTH - 1)
	sub(/_timeout$/, "", bare)
	n = split(all[file], candidate, " ")
	found = ""
	for (i = 1; i <= n; i++) {
		part = last_part(candidate[i])
		if (bare == part || bare == prefix "_" part || bare == "conc_" part)
			found = candidate[i]
		snake = part
		gsub(/[A-Z]/, "_&", snake)
		snake = tolower(substr(snake, 2))
		if (part ~ /^[A-Z]/ && index(bare, snake "_") == 1 && !found && snake != prefix)
			found = candidate[i] "." substr(bare, length(snake) + 2)
	}
	if (!found && of[file] && index(bare, prefix "_") == 1)
		found = of[file] "." substr(bare, length(prefix) + 2)
	sub(/[.]new(_.*)?$/, "()", found)
	if (found && bare !~ /_(free|init|keep)$/)
		print f "\t" found
}
