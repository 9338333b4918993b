#!/bin/sh
# SPDX-License-Identifier: MIT
# A class as a Slurm array, one part a task, on a disk that the nodes share.  From the tree:
#
#     job=$(sbatch --parsable --array=1-16 grader/recipes/slurm.sh 10-queue handed-in/ queue-2026)
#     sbatch --dependency=afterany:$job grader/recipes/slurm.sh 10-queue handed-in/ queue-2026
#
# The second job, which is no array, grades what is left, if anything, and writes class.html and class.csv.
#SBATCH --job-name=heddle
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=04:00:00
#SBATCH --requeue
set -u
[ -z "${SLURM_SUBMIT_DIR:-}" ] || cd "$SLURM_SUBMIT_DIR" || exit 2
if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
	exec build/bin/heddle class "$1" "$2" --out "$3" \
		--shard "$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))/$SLURM_ARRAY_TASK_COUNT"
fi
exec build/bin/heddle class "$1" "$2" --out "$3"
