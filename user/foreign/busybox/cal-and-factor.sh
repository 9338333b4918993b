# cal, factor: a leap year's February, primes
cal 2 2024; cal 9 1752; factor 1 97 1001 1000000007 1000036000099; factor x 2>&1; echo $?; cal 13 2000 2>&1; echo $?
