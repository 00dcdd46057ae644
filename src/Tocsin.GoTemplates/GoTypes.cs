using System.Collections;
using System.Collections.Frozen;
using System.Numerics;
using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates;

/// <summary>The types that templates may see: Go's basic ones, lists and maps of them, and those that were declared.</summary>
public sealed class GoTypes
{
    public static readonly GoType Interface = new("interface {}", GoKind.Interface);
    public static readonly GoType Bool = new("bool", GoKind.Bool, typeof(bool)) { Zero = false };
    public static readonly GoType Int = new("int", GoKind.Int, typeof(long)) { Zero = 0L };
    public static readonly GoType Int8 = new("int8", GoKind.Int, typeof(sbyte)) { Zero = (sbyte)0 };
    public static readonly GoType Int16 = new("int16", GoKind.Int, typeof(short)) { Zero = (short)0 };
    public static readonly GoType Uint8 = new("uint8", GoKind.Uint, typeof(byte)) { Zero = (byte)0 };
    public static readonly GoType Uint16 = new("uint16", GoKind.Uint, typeof(ushort)) { Zero = (ushort)0 };
    public static readonly GoType Uint32 = new("uint32", GoKind.Uint, typeof(uint)) { Zero = 0u };
    public static readonly GoType Uint64 = new("uint64", GoKind.Uint, typeof(ulong)) { Zero = 0ul };
    public static readonly GoType Float32 = new("float32", GoKind.Float, typeof(float)) { Zero = 0f };
    public static readonly GoType Float64 = new("float64", GoKind.Float, typeof(double)) { Zero = 0d };
    public static readonly GoType Complex = new("complex128", GoKind.Complex, typeof(Complex)) { Zero = System.Numerics.Complex.Zero };
    public static readonly GoType String = new("string", GoKind.String, typeof(string)) { Zero = "" };

    // Times and durations as parameters need a name and a .NET type only; their members are declared with GoTime and GoDuration.
    public static readonly GoType Time = new("time.Time", GoKind.Struct, typeof(GoTime));
    public static readonly GoType Duration = new("time.Duration", GoKind.Int, typeof(GoDuration));
    public static readonly GoType Function = new("func", GoKind.Func, typeof(GoFunction));
    public static readonly GoType StringList = List<string>("[]string", String);
    public static readonly GoType AnyList = new("[]interface {}", GoKind.Slice, typeof(IList)) { Element = Interface, Zero = Array.Empty<object?>(), Items = new Items(l => ((IList)l).Count, (l, i) => ((IList)l)[i], (l, from, to) => ((IList)l).Cast<object?>().Skip(from).Take(to - from).ToArray()) };
    public static readonly GoType StringMap = Dictionary<string>("map[string]string", String);
    public static readonly GoType AnyMap = Dictionary<object?>("map[string]interface {}", Interface);

    private static readonly FrozenDictionary<Type, GoType> _basic = new Dictionary<Type, GoType>
    {
        [typeof(bool)] = Bool,
        [typeof(sbyte)] = Int8,
        [typeof(short)] = Int16,
        [typeof(int)] = Int,
        [typeof(long)] = Int,
        [typeof(byte)] = Uint8,
        [typeof(ushort)] = Uint16,
        [typeof(uint)] = Uint32,
        [typeof(ulong)] = Uint64,
        [typeof(float)] = Float32,
        [typeof(double)] = Float64,
        [typeof(Complex)] = Complex,
        [typeof(string)] = String,
        [typeof(GoFunction)] = Function,
        [typeof(string[])] = StringList,
        [typeof(List<string>)] = StringList,
        [typeof(IReadOnlyList<string>)] = StringList,
        [typeof(Dictionary<string, string>)] = StringMap,
        [typeof(IReadOnlyDictionary<string, string>)] = StringMap,
        [typeof(SortedDictionary<string, string>)] = StringMap,
        [typeof(IReadOnlyDictionary<string, object?>)] = AnyMap,
        [typeof(Dictionary<string, object?>)] = AnyMap,
        [typeof(SortedDictionary<string, object?>)] = AnyMap,
        [typeof(GoTime)] = Time,
        [typeof(GoDuration)] = Duration,
        [typeof(IList)] = AnyList,
        [typeof(object[])] = AnyList,
        [typeof(List<object?>)] = AnyList,
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<Type, GoType> _types;

    private GoTypes(FrozenDictionary<Type, GoType> types)
    {
        _types = types;
    }

    /// <summary>Go's basic types, times and durations, and lists and maps of strings and of anything.</summary>
    public static GoTypes Basic => BasicTypes.All;

    /// <summary>These types and the declared ones; a type that is known already is replaced.</summary>
    public GoTypes With(params IEnumerable<GoType> declared)
    {
        var types = new Dictionary<Type, GoType>(_types);
        foreach (var type in declared)
        {
            types[type.ClrType ?? throw new ArgumentException($"{type} has no values", nameof(declared))] = type;
            foreach (var holder in type.Holders)
            {
                types[holder] = type;
            }

            if (type.Part is { } part)
            {
                types.TryAdd(part.ClrType!, part);
            }
        }

        return new GoTypes(types.ToFrozenDictionary());
    }

    /// <summary>The type of a value that isn't null.</summary>
    /// <exception cref="GoFunctionException">The value's .NET type was not declared.</exception>
    public GoType Of(object value) =>
        _types.GetValueOrDefault(value.GetType())
        ?? value switch
        {
            Html.SafeText safe => safe.Type,
            IReadOnlyList<string> => StringList,
            IReadOnlyDictionary<string, string> => StringMap,
            IReadOnlyDictionary<string, object?> => AnyMap,
            IList and not Array { Rank: > 1 } => AnyList,
            _ => throw new GoFunctionException($"values of the .NET type {value.GetType().Name} are not declared for templates"),
        };

    internal static GoType? StaticType(Type type) => _basic.GetValueOrDefault(type);

    /// <summary>The parameter type for a .NET type; what isn't basic must be declared with <see cref="GoFunction"/>'s constructor.</summary>
    internal static GoType Parameter<T>()
    {
        if (typeof(T) == typeof(object))
        {
            return Interface;
        }

        var type = StaticType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no basic type: name the parameter's type with the constructor of {nameof(GoFunction)}");
        return type.Kind is GoKind.Slice or GoKind.Map && !typeof(T).IsInterface
            ? throw new ArgumentException($"values of {type.Name} can be of other .NET types than {typeof(T).Name}: take the interface {type.ClrType!.Name}")
            : type;
    }

    /// <summary>Declares lists of a .NET type: <c>List&lt;TItem&gt;</c> and arrays. Other lists are declared with <see cref="GoType.Slice"/>.</summary>
    public static GoType List<TItem>(string name, GoType element) => GoType.Slice<IReadOnlyList<TItem>, TItem>(name, element).Zero([]).HeldBy(typeof(List<TItem>), typeof(TItem[])).Build();

    private static GoType Dictionary<TValue>(string name, GoType element) => GoType.Map<IReadOnlyDictionary<string, TValue>, TValue>(name, element).Zero(new Dictionary<string, TValue>()).Build();

    // Apart, because times and durations declare their members with the types above.
    private static class BasicTypes
    {
        public static readonly GoTypes All = new GoTypes(_basic).With(GoTime.Type, GoDuration.Type, GoMonth.Type, GoWeekday.Type, GoLocation.Type);
    }
}
