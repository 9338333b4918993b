/* SPDX-License-Identifier: MIT */
/* Whose fault it is.  Every step of grading that can fail says which of the two. */
#pragma once

enum outcome {
	OUTCOME_GOOD,
	OUTCOME_REFUSED,	/* the submission's: score 0, and the text says why */
	OUTCOME_FAULT,		/* ours, or the caller's: no score at all */
};
