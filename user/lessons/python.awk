# SPDX-License-Identifier: MIT
# From lib/conc/README.md's table (Python's name | header) and those headers: "function<TAB>Python's name", for
# `lesson --under`.  queue_put, in queue.h, beside `queue.Queue`: queue.Queue.put.

# What the two do not tell.
BEGIN {
	named["proxy_call"] = "managers.BaseProxy._callmethod"
	named["pool_next"] = "multiprocessing.pool.IMapIterator.next"
	named["pool_apply_async_callbacks"] = "multiprocessing.Pool.apply_async"
	named["manager_started"] = "multiprocessing.Manager()"
	named["http_get"] = "aiohttp.ClientSession.get"
	named["thread_current"] = "threading.current_thread"
	named["thread_main"] = "threading.main_thread"
	named["thread_enumerate"] = "threading.enumerate"
	named["thread_active_count"] = "threading.active_count"
	named["process_current"] = "multiprocessing.current_process"
	named["loop_running"] = "asyncio.get_running_loop"
	named["lock_try_acquire"] = "threading.Lock.acquire"
	named["rlock_try_acquire"] = "threading.RLock.acquire"
	named["semaphore_try_acquire"] = "threading.Semaphore.acquire"
	named["connection_pipe"] = "multiprocessing.Pipe()"
	named["generator_yield"] = "yield"
	named["generator_yield_from"] = named["generator_yield_from_iterator"] = "yield from"
	named["coroutine_await"] = named["afuture_await"] = named["task_await"] = "await"
	named["deque_len"] = "len"
	named["proxy_set"] = ""
	named["process_pool_executor_new"] = "concurrent.futures.ProcessPoolExecutor()"
}

function last_part(name) { sub(/.*[.]/, "", name); return name }

# FILENAME is the table's.
FILENAME ~ /README/ {
	split($0, column, "|")
	said = column[2]
	gsub(/[^A-Za-z_0-9]+/, " ", said)
	for (h = 2; !/^\| [*][*]/ && h <= headers; h += 2)		# those of the row in bold before
		words[header[h]] = words[header[h]] " " said " "
	if (!/^\| .*`[a-z_]+[.]h`/)
		next
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
		words[header[h]] = words[header[h]] " " said " "
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
	if (found && !index(all[file] " ", " " found " ") && bare !~ /_new(_|$)/ && !index(words[file] (file ~ /^(lifo|priority)_queue/ ? words["queue.h"] : ""), " " last_part(found) " "))
		found = ""	# the table has no such word
	sub(/^multiprocessing[.]Manager[.]/, "managers.BaseManager.", found)
	if (found ~ /[.](write|drain|close|wait_closed)$/)
		sub(/StreamReader/, "StreamWriter", found)
	if (bare in named)
		found = named[bare]
	sub(/[.]new(_.*)?$/, "()", found)
	if (found && bare !~ /_(free|init|keep)$/)
		print f "\t" found
}
