# bc and dc: precision, bases, loops, functions, reverse polish
echo '2^100; scale=20; 1/7; sqrt(2); ibase=16; FF' | bc
echo 'define f(n) { if (n < 2) return n; return f(n-1) + f(n-2); } f(15); for (i = 0; i < 3; i++) i*i' | bc
echo 'scale=10; 4*a(1); e(1); l(2); s(1)' | bc -l; echo '1/0' | bc 2>&1
dc -e '2 3 + p 10 k 1 3 / p 16 o 255 p [lax] sa f' 2>&1; echo '5 * 3 2 - p' | dc 2>&1; dc -e '3 4 * 2 ^ p'
