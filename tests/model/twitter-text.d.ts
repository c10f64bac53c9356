declare module 'twitter-text' {
  const twitter: {
    parseTweet(text: string): { weightedLength: number };
    extractEntitiesWithIndices(text: string): { indices: [number, number] }[];
  };
  export default twitter;
}
