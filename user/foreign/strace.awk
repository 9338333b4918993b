# SPDX-License-Identifier: MIT
# What strace -f -o FILE wrote, so that two runs of one program can be compared: each process by itself, in
# order of appearance; calls that were cut in two joined, the end of a child behind the wait for it; without
# process numbers, addresses, times that pass and blanks for alignment.
{
	pid = $1
	sub(/^[0-9]+ +/, "")
	if (!(pid in text))
		order[++count] = pid
	text[pid] = text[pid]
}

/ <unfinished \.\.\.>$/ {
	sub(/ <unfinished \.\.\.>$/, "")
	begun[pid] = $0
	next
}

{
	if (sub(/^<\.\.\. [a-z0-9_]+ resumed>/, ""))
		$0 = begun[pid] $0
	sub(/\) += /, ") = ")
	gsub(/data=(0x[0-9a-f]+|\{u32=[0-9]+, u64=[0-9]+\})/, "data=DATA")	# as one's strace writes it
	gsub(/0x[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]+/, "ADDRESS")
	gsub(/0x7f[0-9a-f]*/, "ADDRESS")
	gsub(/si_pid=[0-9]+/, "si_pid=PID")
	gsub(/si_utime=[0-9]+, si_stime=[0-9]+/, "si_utime=TIME, si_stime=TIME")
	gsub(/(left|out) \{tv_sec=[0-9]+, tv_[un]sec=[0-9]+\}/, "left TIME")
	sub(/^(kill|wait4|rt_sigqueueinfo|tkill)\([0-9]+,/, "CALL(PID,")
	sub(/^tgkill\([0-9]+, [0-9]+,/, "tgkill(PID, PID,")
	sub(/^rt_tgsigqueueinfo\([0-9]+, [0-9]+,/, "rt_tgsigqueueinfo(PID, PID,")
	sub(/^waitid\(P_PID, [0-9]+,/, "waitid(P_PID, PID,")
	sub(/htons\([1-9][0-9]*\)/, "htons(PORT)")
	sub(/ADDRESS \/\* [0-9]+ vars \*\//, "ENVIRONMENT")
	if ($0 ~ /^(CALL|wait4|fork|vfork|clone|getpid|gettid|getppid|set_tid_address|waitid)\(.*= [1-9][0-9]*$/)
		sub(/= [0-9]+$/, "= PID")
}

# Our own call has another name on each; where memory lies is each kernel's own.
/^syscall_0x|^syscall_ADDRESS|^heddle\(|^\(/ { next }

# A child may end before its parent waits or while it does: the signal is told behind the wait that answers it.
/^--- SIGCHLD / && !(pid in held) {
	held[pid] = $0 "\n"
	next
}

pid in held {
	if ($0 ~ /^(wait4|CALL)\(.*= PID$|^waitid\(.*si_code=CLD_/) {
		text[pid] = text[pid] $0 "\n" held[pid]
		delete held[pid]
		next
	}
	text[pid] = text[pid] held[pid]
	delete held[pid]
}

{ text[pid] = text[pid] $0 "\n" }

END {
	for (i = 1; i <= count; i++)
		printf "process %d\n%s%s", i, text[order[i]], held[order[i]]
}
