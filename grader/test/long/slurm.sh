#!/bin/sh
# SPDX-License-Identifier: MIT
# The recipe for a Slurm array, run by Debian's Slurm on this one machine: three tasks and the job after them end with the table
# that one command makes. Daemons, key, ports and state are the test's own.
for program in munged slurmctld slurmd sbatch; do
	command -v $program >/dev/null || { echo "$program is missing (packages slurmctld slurmd slurm-client munge)"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo 'slurmd runs jobs only as root'; exit 77; }
dir=$(mktemp -d) || exit 1
daemons=
trap 'kill $daemons 2>/dev/null; wait; rm -rf "$dir"' EXIT
chmod 755 "$dir"
mkdir "$dir/state" "$dir/spool"

head -c 1024 /dev/urandom >"$dir/key" && chmod 400 "$dir/key"
port=$((20000 + $$ % 20000))
cat >"$dir/slurm.conf" <<END
ClusterName=heddle
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthInfo=socket=$dir/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SchedulerParameters=sched_interval=1
ReturnToService=2
MailProg=/bin/true
SlurmdParameters=config_overrides
NodeName=one NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 CPUs=4 RealMemory=8192
PartitionName=all Nodes=one Default=YES State=UP MaxTime=INFINITE
END
export SLURM_CONF="$dir/slurm.conf"
daemon() { # NAME COMMAND...
	name=$1
	shift
	"$@" >"$dir/$name.log" 2>&1 &
	daemons="$daemons $!"
}
daemon munged munged --foreground --force --socket="$dir/munge" --key-file="$dir/key" --pid-file="$dir/munged.pid" \
	--log-file="$dir/munged.its" --seed-file="$dir/seed"
daemon slurmctld slurmctld -D
daemon slurmd slurmd -D -N one
n=0
until sinfo -h -o %T 2>/dev/null | grep -q idle; do
	n=$((n + 1))
	[ $n -lt 600 ] || { echo 'Slurm does not come up here'; tail -n 5 "$dir"/*.log "$dir"/*.its; exit 1; }
	sleep 0.1
done

for name in ada bob eve joe; do	# none compiles: that is quick
	mkdir -p "$dir/in/$name/user/bin"
	echo "int $name = ;" >"$dir/in/$name/user/bin/hello.c"
done
build/bin/heddle class 01-hello "$dir/in" --out "$dir/whole" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
job=$(sbatch --parsable --output="$dir/%a.out" --array=1-3 grader/recipes/slurm.sh 01-hello "$dir/in" "$dir/out") || exit 1
sbatch --wait --output="$dir/last.out" --dependency=afterany:"$job" grader/recipes/slurm.sh 01-hello "$dir/in" "$dir/out" >"$dir/log" ||
	{ cat "$dir"/*.out "$dir/log"; exit 1; }
[ "$(cat "$dir"/[123].out | grep -c '[12] graded, 0 had')" = 3 ] || { cat "$dir"/*.out; exit 1; }
grep -q '^0 graded, 4 had' "$dir/last.out" || { cat "$dir"/*.out; exit 1; }
cmp "$dir/out/class.csv" "$dir/whole/class.csv"
