#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever text a course draws its seed from (heddle class --course-seed), a right answer has all points: each lab's solution,
# with the workloads, draws and schedules of four seeds that nobody chose.
for yaml in labs/*/lab.yaml; do
	lab=$(basename "$(dirname "$yaml")")
	for seed in 2 3 5 8; do
		out=$(build/bin/heddle grade "$lab" --solution --seed $seed 2>&1) || { echo "$lab, seed $seed: $out"; exit 1; }
	done
done
