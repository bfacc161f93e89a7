'use client';

/** The options of a Select from one flat list: value, label, value, label … A client component for the reason of RubyText: as elements, each would cross three times. */
export function Options({ list }: { list: readonly string[] }) {
  const options = [];
  for (let i = 0; i < list.length; i += 2) {
    options.push(
      <option key={list[i]} value={list[i]}>
        {list[i + 1]}
      </option>,
    );
  }
  return options;
}
