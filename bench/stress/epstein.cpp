// Run 2 of Epstein's model I in C++, as a yardstick: agent-steps a second of processor time by a plain scan of the sites in sight and
// by bitboards (one word a row, counted by popcount). Same rules as src/stress/models/epstein.ts.
//   g++ -O3 -march=native -o epstein epstein.cpp && ./epstein
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {
constexpr int N = 40, SITES = N * N, CITIZENS = 1120, COPS = 64, ALL = CITIZENS + COPS, REACH = 149;
constexpr double LEGITIMACY = 0.82, THRESHOLD = 0.1, ARREST = 2.3;
constexpr int LONGEST_TERM = 30, R = 7;
constexpr uint64_t ROW = (1ull << N) - 1;

uint64_t state[2];
uint32_t word() {
  uint64_t a = state[0], b = state[1];
  state[0] = b;
  a ^= a << 23;
  state[1] = a ^ b ^ (a >> 17) ^ (b >> 26);
  return uint32_t((state[1] + b) >> 32);
}
int below(int n) { return int((uint64_t(word()) * uint64_t(n)) >> 32); }
double unit() { return word() / 4294967296.0; }

int16_t occupant[SITES], site[ALL], order[ALL];
uint16_t near_[SITES][REACH];
uint8_t activeAt[SITES];
int jail[ALL];
double hardship[CITIZENS], aversion[CITIZENS], risk[REACH + 1][REACH + 1];
uint64_t copRows[N], activeRows[N];
int spans[2 * R + 1];

void place(int agent) {
  int to = below(SITES);
  while (occupant[to] >= 0) to = below(SITES);
  occupant[to] = int16_t(agent);
  site[agent] = int16_t(to);
  if (agent >= CITIZENS) copRows[to / N] |= 1ull << (to % N);
}

void setUp(uint64_t seed) {
  state[0] = seed * 0x9e3779b97f4a7c15ull + 1;
  state[1] = seed ^ 0xbf58476d1ce4e5b9ull;
  for (auto& o : occupant) o = -1;
  for (auto& a : activeAt) a = 0;
  for (auto& j : jail) j = 0;
  for (int y = 0; y < N; y++) copRows[y] = activeRows[y] = 0;
  for (int dy = -R; dy <= R; dy++) spans[dy + R] = int(std::sqrt(double(R * R - dy * dy)));
  for (int at = 0; at < SITES; at++) {
    int n = 0;
    for (int dy = -R; dy <= R; dy++)
      for (int dx = -R; dx <= R; dx++)
        if (dx * dx + dy * dy <= R * R)
          near_[at][n++] = uint16_t(((at / N + dy + N) % N) * N + (at % N + dx + N) % N);
  }
  for (int cops = 0; cops <= REACH; cops++)
    for (int others = 0; others <= REACH; others++)
      risk[cops][others] = 1 - std::exp(-ARREST * std::floor(double(cops) / (others + 1)));
  for (int n = 0; n < CITIZENS; n++) hardship[n] = unit(), aversion[n] = unit();
  for (int n = 0; n < ALL; n++) order[n] = int16_t(n), place(n);
}

int move(int agent) {
  const int from = site[agent];
  int to = from;
  for (int tries = 0; tries < 200; tries++) {
    const int other = near_[from][below(REACH)];
    if (occupant[other] < 0) { to = other; break; }
  }
  occupant[from] = -1;
  occupant[to] = int16_t(agent);
  site[agent] = int16_t(to);
  return to;
}

void setActive(int at, bool on) {
  activeAt[at] = on;
  const uint64_t bit = 1ull << (at % N);
  activeRows[at / N] = on ? activeRows[at / N] | bit : activeRows[at / N] & ~bit;
}

struct Sight { int cops, actives; };

Sight scan(int at) {
  Sight seen{0, 0};
  for (int n = 0; n < REACH; n++) {
    const int other = near_[at][n];
    seen.cops += occupant[other] >= CITIZENS;
    seen.actives += activeAt[other];
  }
  return seen;
}

Sight bitboard(int at) {
  Sight seen{0, 0};
  const int x = at % N, y = at / N;
  for (int dy = -R; dy <= R; dy++) {
    const int row = (y + dy + N) % N, span = spans[dy + R], first = (x - span + N) % N;
    const uint64_t mask = (1ull << (2 * span + 1)) - 1;
    const auto turned = [&](uint64_t bits) { return ((bits >> first) | (bits << (N - first))) & ROW & mask; };
    seen.cops += __builtin_popcountll(turned(copRows[row]));
    seen.actives += __builtin_popcountll(turned(activeRows[row]));
  }
  return seen;
}

template <Sight (*look)(int)>
double agentStepsPerSecond(int steps, int& outbursts) {
  setUp(1);
  int jailed = 0, actives = 0;
  uint64_t done = 0;
  bool inside = false;
  outbursts = 0;
  const std::clock_t start = std::clock();
  for (int step = 0; step < steps; step++) {
    done += ALL - jailed;
    for (int n = ALL - 1; n > 0; n--) std::swap(order[n], order[below(n + 1)]);
    for (int n = 0; n < ALL; n++) {
      const int agent = order[n];
      if (agent < CITIZENS) {
        if (jail[agent]) continue;
        const bool was = activeAt[site[agent]];
        if (was) setActive(site[agent], false);
        const int at = move(agent);
        const Sight seen = look(at);
        const bool now = hardship[agent] * (1 - LEGITIMACY) - aversion[agent] * risk[seen.cops][seen.actives] > THRESHOLD;
        if (now) setActive(at, true);
        actives += int(now) - int(was);
      } else {
        copRows[site[agent] / N] &= ~(1ull << (site[agent] % N));
        const int at = move(agent);
        copRows[at / N] |= 1ull << (at % N);
        const int seen = look(at).actives;
        if (!seen) continue;
        int left = below(seen), k = 0;
        while (!activeAt[near_[at][k]] || left-- > 0) k++;
        const int caught = near_[at][k], prisoner = occupant[caught];
        setActive(caught, false);
        occupant[caught] = -1;
        actives--;
        jail[prisoner] = below(LONGEST_TERM + 1);
        if (jail[prisoner]) jailed++; else place(prisoner);
      }
    }
    for (int n = 0; n < CITIZENS; n++)
      if (jail[n] && --jail[n] == 0) jailed--, place(n);
    if (actives >= 50 && !inside) outbursts++;
    inside = actives >= 50;
  }
  return double(done) * CLOCKS_PER_SEC / double(std::clock() - start);
}
}  // namespace

int main() {
  int outbursts[2];
  const double plain = agentStepsPerSecond<scan>(3000, outbursts[0]);
  const double boards = agentStepsPerSecond<bitboard>(3000, outbursts[1]);
  std::printf("{\"scan\": %.0f, \"bitboard\": %.0f, \"outbursts\": [%d, %d]}\n", plain, boards, outbursts[0], outbursts[1]);
}
