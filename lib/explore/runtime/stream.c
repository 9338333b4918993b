/* SPDX-License-Identifier: MIT */
/* A stream's lock. */
#include "lib/explore/runtime/calls.h"

#include <stdio.h>

void __explore_flockfile(FILE *stream);
void __explore_funlockfile(FILE *stream);

void
LED(flockfile)(FILE *stream)
{
	called(RETURN_ADDRESS, stream, __explore_flockfile);
	flockfile(stream);
	explore_acquire(stream);
	explore_hold(stream);
	returned(RETURN_ADDRESS, stream, 0);
}

void
LED(funlockfile)(FILE *stream)
{
	called(RETURN_ADDRESS, stream, __explore_funlockfile);
	explore_release(stream);
	explore_let_go(stream);
	funlockfile(stream);
}
