using Tocsin.Compare;

return await new CompareCommand().Parse(args).InvokeAsync();
