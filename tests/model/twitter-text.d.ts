declare module 'twitter-text' {
  const twitter: {
    parseTweet(text: string): { weightedLength: number };
    extractUrls(text: string): string[];
    extractEntitiesWithIndices(text: string): { indices: [number, number] }[];
  };
  export default twitter;
}
