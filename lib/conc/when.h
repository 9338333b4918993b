/* SPDX-License-Identifier: MIT */
/* When a wait for several futures is over, those of threads (futures.h) and those of a loop (async.h). */
#pragma once

enum futures_when {
    FIRST_COMPLETED,            /* one has finished, or been cancelled */
    FIRST_EXCEPTION,            /* one has failed, or all are done */
    ALL_COMPLETED,
};
