/* SPDX-License-Identifier: MIT */
/* Small arithmetic, and pseudorandom numbers. */
#include <pthread.h>
#include <stdlib.h>

#include "lib/base/random.h"

static struct random generator = { 1 }; /* [lock] */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int
abs(int n)
{
	return n < 0 ? -n : n;
}

long
labs(long n)
{
	return n < 0 ? -n : n;
}

long long
llabs(long long n)
{
	return n < 0 ? -n : n;
}

div_t
div(int a, int b)
{
	return (div_t){ a / b, a % b };
}

ldiv_t
ldiv(long a, long b)
{
	return (ldiv_t){ a / b, a % b };
}

int
rand(void)
{
	int result;

	pthread_mutex_lock(&lock);
	result = (int)(random_next(&generator) >> 33);
	pthread_mutex_unlock(&lock);
	return result;
}

void
srand(unsigned seed)
{
	pthread_mutex_lock(&lock);
	random_seed(&generator, seed);
	pthread_mutex_unlock(&lock);
}

/* 32 bits of state: a small one, stirred by the generator's mixing. */
int
rand_r(unsigned *seed)
{
	struct random mixer = { *seed };
	unsigned long bits = random_next(&mixer);

	*seed = (unsigned)bits;
	return (int)(bits >> 33);
}

long
random(void)
{
	return rand();
}

void
srandom(unsigned seed)
{
	srand(seed);
}
