#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh [-s SEED] [ID]...: runs lessons in the guest and judges what they leave behind, with values drawn from SEED
#   too (or 1; `now`: one that it tells), and then those that say or do the same by other means or wrongly: see trial.c.
# EVERY=1: right programs under all commands.  MACHINE_SEED: another seed for the machine.  KEEP=1: the evidence stays.  VERBOSE=1: why each cheat was refused.
cd "$(dirname "$0")/../../.." || exit 2
seed=1
[ "${1:-}" = -s ] && { seed=$2; shift 2; }
[ "$seed" = now ] && seed=$(date +%s) && echo "seed $seed"
exec build/bin/lesson-check try "$seed" $(echo "$*" | tr '[:upper:]' '[:lower:]')
