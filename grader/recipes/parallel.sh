#!/bin/sh
# SPDX-License-Identifier: MIT
# parallel.sh LAB FOLDER OUT N [OPTION]...: a class in N parts by GNU parallel, then its overview.  On several machines with
# one tree and folder on a shared disk: `--sshlogin` (or --sshloginfile) in PARALLEL, and `--wd .`.
# Stopped and started again it goes on; a part that could not grade somebody is tried once more.
set -u
lab=$1 folder=$2 out=$3 n=$4
shift 4
parallel --retries 2 --line-buffer "$@" build/bin/heddle class "$lab" "$folder" --out "$out" --shard "{}/$n" ::: $(seq "$n")
build/bin/heddle class "$lab" "$folder" --out "$out"	# what is left, class.html and class.csv
