/* SPDX-License-Identifier: MIT */
#pragma once

#include <poll.h>
