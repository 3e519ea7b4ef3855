//! Which Han characters stand together: the words of which names of organisations are made.
//!
//! Chinese is written without spaces, so that no rule tells where a word ends; a dictionary would, at a thousand times the size. These
//! few words are those that names are full of, so that `中国电子科技集团公司` breaks before `科技`, not in it.

/// Simplified; the commonest in traditional characters too.
const WORDS: &str = "\
    中国 中國 美国 美國 国家 國家 国际 國際 北京 上海 天津 重庆 成都 深圳 广州 杭州 南京 苏州 武汉 西安 贵州 南通 青岛 无锡 香港 台湾 \
    电子 電子 微电子 微電子 科技 科学 科學 科学院 科學院 技术 技術 先进 信息 信息化 资讯 資訊 通信 电信 電信 移动 移動 联通 聯通 网络 網絡 互联网 网信 数据 大数据 \
    數據 软件 計算 计算 计算机 计算所 智能 半导体 半導體 芯片 集成 电路 電路 光电 系统 系統 云计算 平台 商务 电子商务 安全 测评 中心 \
    产业 產業 工业 工業 精密 制造 製造 设计 設計 投资 投資 投资承诺 控股 资产 資產 资本 資本 基金 管理 发展 發展 改革 开发 经济 银行 銀行 银行业 金融 \
    汽车 能源 电力 航天 航空 机器 机器人 商业 商業 服务 服務 监督 管理局 总局 人民 政府 委员会 委員會 大学 大學 学院 研究 研究所 研究院 实验室 \
    集团 集團 有限 責任 责任 股份 公司 有限公司 企业 企業 合资 合资企业 联盟 聯盟 协会 学会 子公司 分公司 \
    关系 合作 收购 许可 供应 分销 披露 监管 成员 组织 来源 股权 表决权";

/// The longest of them, in characters.
const LONGEST: usize = 4;

/// How many characters at the start of a text are a word; 1 where none is known.
pub(super) fn word(text: &[char]) -> usize {
    (2..=LONGEST.min(text.len()))
        .rev()
        .find(|&length| {
            let start = &text[..length];
            WORDS
                .split_whitespace()
                .any(|word| word.chars().eq(start.iter().copied()))
        })
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        let of = |text: &str| word(&text.chars().collect::<Vec<_>>());
        assert_eq!(of("科学院计算所"), 3);
        assert_eq!(of("科技集团"), 2);
        assert_eq!(of("浪潮"), 1);
        assert_eq!(of(""), 1);
    }

    #[test]
    fn no_word_is_longer_than_the_longest() {
        assert!(
            WORDS
                .split_whitespace()
                .all(|word| word.chars().count() <= LONGEST)
        );
    }
}
